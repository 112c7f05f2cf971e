import type { PracticeEntryView } from '@cohesion/contracts';
import { type PracticeEntry, whenOf } from './practice-entry.entity.js';
import type { EntrySignature } from './signature-states.service.js';

export function presentEntry(
  entry: PracticeEntry,
  recordedAt: Date,
  signing: EntrySignature | undefined,
): PracticeEntryView {
  const { id, recordId, kind, minutes, setting, population, role, form, note } = entry;
  const { supervisorName, supervisorEmail } = entry;

  return {
    id: recordId,
    versionId: id,
    kind,
    on: whenOf(entry),
    minutes,
    setting,
    population,
    role,
    form,
    note,
    supervisor:
      supervisorName === null || supervisorEmail === null
        ? null
        : { name: supervisorName, email: supervisorEmail },
    isWithdrawn: entry.isWithdrawn,
    recordedAt: recordedAt.toISOString(),
    changedAt: entry.replaces === null ? null : entry.createdAt.toISOString(),
    signature: signing?.signature ?? null,
    requestId: signing?.signature ? null : (signing?.requestId ?? null),
  };
}
