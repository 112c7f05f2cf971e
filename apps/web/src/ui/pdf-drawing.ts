import { getDocument, PDFWorker } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite makes it: a worker in a file of its own
import DrawingWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** A quarter of a million bytes of code: loaded by pages that show a document, when they do. */
let worker: PDFWorker | undefined;

/** Draws the first page on a canvas, `width` pixels of the device wide. Rejects when the bytes are no PDF. */
export async function drawFirstPage(
  bytes: Uint8Array,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  worker ??= PDFWorker.create({ port: new DrawingWorker() });
  // What is drawn here brings all it needs: fonts, pictures, and nothing that wants other code.
  const loading = getDocument({ data: bytes.slice(), worker, useWasm: false, useSystemFonts: false });
  try {
    const page = await (await loading.promise).getPage(1);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
  } finally {
    await loading.destroy();
  }
}
