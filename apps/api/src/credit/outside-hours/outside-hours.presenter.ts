import type { OutsideHoursView } from '@cohesion/contracts';
import { approverName, formatCredit, parseCredit } from '@cohesion/credit';
import type { StoredProof } from '../proofs/proof-uses.service.js';
import { partId } from './outside-hours-records.service.js';
import type { OutsideHours } from './outside-hours.entity.js';
import { unitOf } from './what-is-off.js';

export function presentOutsideHours(
  row: OutsideHours,
  proofs: readonly StoredProof[],
  recordedAt: Date,
): OutsideHoursView {
  const { id, recordId, parts, createdAt } = row;
  const { title, provider, startedOn, completedOn, format, activity, role, formality } = row;

  return {
    id: recordId,
    versionId: id,
    title,
    provider,
    startedOn,
    completedOn,
    format,
    activity,
    role,
    formality,
    minutes: parts.reduce((sum, { minutes }) => sum + minutes, 0),
    parts: parts.map(({ minutes, topics, credits }, index) => ({
      id: partId(index),
      minutes,
      topics: [...topics],
      credits: credits.map(({ approver, hours }) => ({
        approver,
        approverName: approverName(approver),
        hours: formatCredit(parseCredit(hours) ?? 0),
        unit: unitOf(approver).unit,
      })),
    })),
    certificateNumber: row.certificateNumber,
    proofs: [...proofs],
    isWithdrawn: row.isWithdrawn,
    recordedAt: recordedAt.toISOString(),
    changedAt: row.replaces === null ? null : createdAt.toISOString(),
  };
}
