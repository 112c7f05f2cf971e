import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { parseFonts, renderCertificate } from '@cohesion/certificates';
import type { RenderAnswer, RenderRequest, ThreadData } from './render-messages.js';

// One thread of the RenderPool. An ES module, so that Node runs it as it stands here, in tests, and as it is built.
const { fontPaths }: ThreadData = workerData;
const fonts = parseFonts((file) => {
  const found = fontPaths[file];
  if (!found) throw new Error(`The font ${file} is not installed`);

  return readFileSync(found);
});

function answer({ facts, paper, attachments, pictures }: RenderRequest): RenderAnswer {
  try {
    return { rendering: renderCertificate(facts, fonts, { paper, attachments, pictures }) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (request: RenderRequest) => parentPort?.postMessage(answer(request)));
