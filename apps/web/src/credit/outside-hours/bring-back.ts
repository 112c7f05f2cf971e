import type { OutsideHoursView } from '@cohesion/contracts';
import { correctOutsideHours } from './outside-hours.queries.js';

/** Takes a withdrawal back: the same words again, as a further version. */
export const bringBack = ({
  id,
  versionId,
  title,
  provider,
  startedOn,
  completedOn,
  ...rest
}: OutsideHoursView) =>
  correctOutsideHours(id, {
    id: crypto.randomUUID(),
    replaces: versionId,
    title,
    provider,
    startedOn,
    completedOn,
    format: rest.format,
    activity: rest.activity,
    role: rest.role,
    formality: rest.formality,
    parts: rest.parts.map(({ minutes, topics, credits }) => ({
      minutes,
      topics,
      credits: credits.map(({ approver, hours }) => ({ approver, hours })),
    })),
    certificateNumber: rest.certificateNumber,
    proofIds: rest.proofs.map((proof) => proof.id),
  });
