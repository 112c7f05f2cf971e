import type { ProofView } from '@cohesion/contracts';
import type { Proof } from './proof.entity.js';

export const presentProof = ({ id, name, mediaType, bytes, sha256, createdAt }: Proof): ProofView => ({
  id,
  name,
  mediaType,
  bytes,
  sha256,
  keptAt: createdAt.toISOString(),
});
