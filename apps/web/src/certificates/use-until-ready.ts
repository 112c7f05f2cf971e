import type { CertificateView } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { certificateQuery } from './certificates.queries.js';

/** Milliseconds between two looks when the server cannot tell us by itself. */
const lookEvery = 2000;

/** The certificate, kept current until its PDF is there or cannot be made: told by the server, else by looking again. */
export function useUntilReady(certificateId: string): CertificateView {
  const [told, setTold] = useState(true);
  const queries = useQueryClient();
  const { data: certificate } = useSuspenseQuery({
    ...certificateQuery(certificateId),
    refetchInterval: ({ state }) => (waits(state.data) && !told ? lookEvery : false),
  });
  const waiting = waits(certificate);

  useEffect(() => {
    if (!waiting) return undefined;
    if (!('EventSource' in globalThis)) {
      setTold(false);

      return undefined;
    }
    const events = new EventSource(`/api/certificates/${certificateId}/events`);
    const look = () => void queries.invalidateQueries({ queryKey: certificateQuery(certificateId).queryKey });
    events.addEventListener('ready', look);
    events.addEventListener('error', () => {
      setTold(false);
      events.close();
      look();
    });

    return () => events.close();
  }, [waiting, certificateId, queries]);

  return certificate;
}

const waits = (certificate: CertificateView | undefined) =>
  certificate !== undefined && !certificate.ready && (certificate.problem === null || certificate.retrying);
