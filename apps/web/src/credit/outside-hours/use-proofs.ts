import type { ProofView } from '@cohesion/contracts';
import { useState } from 'react';
import { takeBackProof } from './outside-hours.queries.js';
import { sendProof } from './send-file.js';

export type Upload = Readonly<{ id: string; name: string; share: number; problem: string | null }>;

/** Proofs of one activity: what is kept already, and what is on its way or was refused. */
export function useProofs(before: readonly ProofView[]) {
  const [proofs, setProofs] = useState<readonly ProofView[]>(before);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [said, setSaid] = useState('');
  const change = (id: string, parts: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...parts } : one)));
  const forget = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));

  const send = async (file: File) => {
    const id = crypto.randomUUID();
    setUploads((all) => [...all, { id, name: file.name, share: 0, problem: null }]);
    try {
      const proof = await sendProof(id, file, (share) => change(id, { share }));
      setProofs((all) => [...all, proof]);
      forget(id);
      setSaid(`${proof.name} is saved.`);
    } catch (error) {
      change(id, { problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const remove = async ({ id, name }: ProofView) => {
    setProofs((all) => all.filter((proof) => proof.id !== id));
    setSaid(`${name} is taken away.`);
    // A proof that stands with an earlier version stays with it, and one that nobody uses is swept away later.
    if (!before.some((proof) => proof.id === id)) await takeBackProof(id).catch(() => undefined);
  };
  const isSending = uploads.some(({ problem }) => problem === null);

  return {
    proofs,
    uploads,
    isSending,
    said,
    send: (files: readonly File[]) => void Promise.all(files.map(send)),
    remove,
    forget,
  };
}
