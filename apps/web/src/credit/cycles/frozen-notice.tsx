import type { CycleLedger } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { Failure } from '../forms/failure.js';
import { useSending } from '../../platform/use-sending.js';
import { evaluateAgain, ledgerQuery } from './cycles.queries.js';

type NoticeProps = Readonly<{ ledger: CycleLedger; frozen: NonNullable<CycleLedger['frozen']> }>;

/** A past cycle stays as it was written down, until she asks for it to be worked out again. */
export function FrozenNotice({ ledger: { license, key }, frozen }: NoticeProps) {
  const queries = useQueryClient();
  const { send, sending, problems } = useSending();
  const again = async () => {
    queries.setQueryData(ledgerQuery(license.id, key).queryKey, await evaluateAgain(license.id, key));
  };

  return (
    <div className={`notice mt-5 ${frozen.isOutdated ? '' : 'notice-good'}`} role="status">
      <p>
        This cycle is over. It was written down on {formatDate(frozen.at)}
        {frozen.revision > 1 && `, for the ${ordinal(frozen.revision)} time`}, and stays as it was.
      </p>
      {frozen.isOutdated && (
        <>
          <p className="mt-1">
            Your record has changed since, so working it out again may give other figures. The earlier figures
            are kept as well.
          </p>
          <Failure words={problems[0]?.message ?? null} />
          <p className="mt-3">
            <Button quiet isDisabled={sending} onPress={() => void send(again)}>
              Work it out again
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

const ordinals = new Intl.PluralRules('en-US', { type: 'ordinal' });
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

const ordinal = (count: number): string => `${count}${endings[ordinals.select(count)] ?? 'th'}`;
