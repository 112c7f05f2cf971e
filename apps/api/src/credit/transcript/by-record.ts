import type { LedgerLine } from '@cohesion/contracts';

/** The lines of each activity together, in the order in which activities begin. */
export function byRecord(lines: readonly LedgerLine[]): [LedgerLine, ...LedgerLine[]][] {
  const groups = new Map<string, [LedgerLine, ...LedgerLine[]]>();
  for (const line of lines) {
    const group = groups.get(line.recordId);
    if (group) group.push(line);
    else groups.set(line.recordId, [line]);
  }

  return [...groups.values()];
}
