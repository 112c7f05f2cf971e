import { maxProofBytes, problem, problemSentences, proofView, type ProofView } from '@cohesion/contracts';
import { ApiError, Unreachable } from '../../platform/api.js';

/** Sends a file as it is. `onProgress` is told the share that has left the device, 0 to 1. What is off is named before a byte is sent. */
export function sendProof(id: string, file: File, onProgress: (share: number) => void): Promise<ProofView> {
  if (file.size > maxProofBytes) return Promise.reject(new Error(problemSentences['proof-too-large']));
  if (file.size === 0) return Promise.reject(new Error(problemSentences['proof-empty']));

  return new Promise((resolve, reject) => {
    // fetch cannot say how far it is, which matters with 10 MB on the road.
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/proofs/${id}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      try {
        resolve(answered(request));
      } catch (error) {
        reject(error instanceof Error ? error : new Unreachable(error));
      }
    };
    request.send(file);
  });
}

function answered({ status, responseText }: XMLHttpRequest): ProofView {
  let answer: unknown;
  try {
    answer = JSON.parse(responseText);
  } catch (error) {
    throw new Unreachable(error);
  }
  if (status < 300) return proofView.parse(answer);
  const refusal = problem.safeParse(answer);
  if (!refusal.success) throw new Unreachable(refusal.error);

  throw new ApiError(refusal.data, status);
}
