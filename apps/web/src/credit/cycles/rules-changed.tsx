import type { LicenseView, RulesChangedView } from '@cohesion/contracts';
import { Button } from '../../ui/button.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { useForgetFigures } from '../licenses/licenses.queries.js';
import { seeRules } from './cycles.queries.js';

type NoticeProps = Readonly<{ license: LicenseView; changed: RulesChangedView | null }>;

/** What the board asks otherwise than when she last looked. It stays until she says that she has seen it. */
export function RulesChangedNotice({ license, changed }: NoticeProps) {
  const forget = useForgetFigures();
  const { send, sending, problems } = useSending();
  if (!changed) return null;
  const seen = async () => {
    await seeRules(license.id);
    await forget();
  };

  return (
    <div className="notice">
      <p className="font-semibold">The rules for {license.name} changed since you last looked.</p>
      <ul className="mt-1 list-disc ps-5">
        {changed.sentences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Failure words={problems[0]?.message ?? null} />
      <p className="mt-3">
        <Button quiet onPress={() => void send(seen)} isDisabled={sending}>
          I have seen it<span className="sr-only"> for {license.name}</span>
        </Button>
      </p>
    </div>
  );
}
