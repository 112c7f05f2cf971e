import type { CycleLedger, LedgerLine, MoveHours } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSending } from '../../platform/use-sending.js';
import { ledgerQuery, moveHours } from './cycles.queries.js';

type Done = Readonly<{ words: string; back: MoveHours | null }>;

/** Moves hours between categories; the last move can be taken back. Nothing is shown as moved before the server says so. */
export function useMoves({ license, key }: CycleLedger) {
  const queries = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const { send, sending, problems } = useSending();
  const put = (request: MoveHours, next: Done) =>
    void send(async () => {
      setDone(null);
      const ledger = await moveHours(license.id, request);
      queries.setQueryData(ledgerQuery(license.id, key).queryKey, ledger);
      for (const queryKey of [['my-ce'], ['fits']]) void queries.invalidateQueries({ queryKey });
      setDone(next);
    });
  const move = (line: LedgerLine, category: string | null) => {
    const { recordId, partId, title, moves, movedTo } = line;
    const name = moves.find((one) => one.category === category)?.name;
    put(
      { recordId, partId, category },
      {
        words: name ? `“${title}” now counts as ${name}.` : `The rules choose for “${title}” again.`,
        back: { recordId, partId, category: movedTo },
      },
    );
  };
  const back = done?.back ?? null;

  return {
    move,
    undo: back ? () => put(back, { words: 'Moved back.', back: null }) : null,
    said: done?.words ?? '',
    failure: problems[0]?.message ?? null,
    sending,
  };
}
