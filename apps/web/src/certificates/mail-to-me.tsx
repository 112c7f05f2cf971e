import { useState } from 'react';
import { useSending } from '../platform/use-sending.js';
import { Button } from '../ui/button.js';
import { mailCertificate } from './certificates.queries.js';

/** Mails a link to the learner's own address, and says so. */
export function MailToMe({ certificateId }: { certificateId: string }) {
  const { send, sending, problems } = useSending();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const mail = () =>
    void send(async () => {
      setSentTo((await mailCertificate(certificateId)).to);
    });

  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button quiet isDisabled={sending} onPress={mail}>
        Email it to me
      </Button>
      <span role="status">
        {problems.length === 0 && sentTo !== null && `Sent: a link is on its way to ${sentTo}.`}
        {problems.map(({ message }) => message).join(' ')}
      </span>
    </div>
  );
}
