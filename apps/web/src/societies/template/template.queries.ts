import {
  certificateTemplatePage,
  maxPictureBytes,
  pictureView,
  problem,
  problemSentences,
  type CertificateTemplatePage,
  type PictureView,
  type PreviewCertificateTemplate,
  type RestoreCertificateTemplate,
  type SaveCertificateTemplate,
} from '@cohesion/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ApiError, getJson, postJson, putJson, Unreachable } from '../../platform/api.js';

const at = (org: string, path = ''): string => `/societies/${org}/certificate-template${path}`;

export const templateQuery = (org: string) =>
  queryOptions({
    queryKey: ['societies', org, 'certificate-template'],
    queryFn: ({ signal }) => getJson(at(org), certificateTemplatePage, signal),
  });

export const saveTemplate = (
  org: string,
  request: SaveCertificateTemplate,
): Promise<CertificateTemplatePage> => putJson(at(org), request, certificateTemplatePage);

export const restoreTemplate = (
  org: string,
  request: RestoreCertificateTemplate,
): Promise<CertificateTemplatePage> => postJson(at(org, '/restorations'), request, certificateTemplatePage);

/** Where a picture can be looked at. */
export const pictureAddress = (org: string, sha256: string): string =>
  `/api${at(org, `/pictures/${sha256}`)}`;

/** The document itself, drawn with sample facts. */
export async function previewTemplate(
  org: string,
  request: PreviewCertificateTemplate,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const answer = await send(`/api${at(org, '/previews')}`, {
    method: 'POST',
    headers: { accept: 'application/pdf, application/json', 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });

  return new Uint8Array(await answer.arrayBuffer());
}

/** Sends a picture under the hash of what is in it. What is off is named before a byte is sent. */
export async function sendPicture(org: string, file: File): Promise<PictureView> {
  if (file.size > maxPictureBytes) throw new Error(problemSentences['picture-too-large']);
  const bytes = await file.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const answer = await send(pictureAddress(org, sha256), {
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
    body: bytes,
  });

  return pictureView.parse(await answer.json());
}

async function send(address: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(address, init);
  } catch (error) {
    throw new Unreachable(error);
  }
  if (answer.ok) return answer;
  const refusal = problem.safeParse(await answer.json().catch(() => null));
  if (!refusal.success) throw new Unreachable(refusal.error);

  throw new ApiError(refusal.data, answer.status);
}
