import { type ReactNode, useEffect, useRef, useState } from 'react';
import './pdf-picture.css';

type PdfPictureProps = Readonly<{
  /** The document, or where it is; null while there is none. */
  source: Uint8Array | string | null;
  /** What the picture shows, in words. */
  alt: string;
  /** A page of another shape is coming: height divided by width, so that nothing jumps. */
  shape?: number;
  /** What stands here when it cannot be drawn: the way to the document itself. */
  children?: ReactNode;
}>;

type Drawing = 'waiting' | 'drawn' | 'impossible';

const letter = 612 / 792;

/**
 * The first page of a PDF as a picture of itself. What draws it is loaded once this comes into view, and not at all for
 * somebody who asked to save data; the picture before stays until the next one is there.
 */
export function PdfPicture({ source, alt, shape = letter, children }: PdfPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>('waiting');
  const isSeen = useSeen(frame);
  useEffect(() => {
    if (!isSeen || source === null) return undefined;
    const turn = new AbortController();
    draw(source, frame, turn.signal).then(
      (canvas) => {
        if (turn.signal.aborted || !canvas) return;
        frame.current?.replaceChildren(canvas);
        setDrawing('drawn');
      },
      () => {
        if (!turn.signal.aborted) setDrawing('impossible');
      },
    );

    return () => turn.abort();
  }, [source, isSeen]);

  return (
    <figure className="pdf-picture">
      <div
        role="img"
        aria-label={alt}
        ref={frame}
        hidden={drawing === 'impossible'}
        className="pdf-picture-page"
        style={{ aspectRatio: `1 / ${shape}` }}
      />
      {drawing === 'impossible' && (children ?? <p>This browser cannot show the picture.</p>)}
    </figure>
  );
}

/** Whether it came into view; never where a browser cannot tell, nor for those who save data. */
function useSeen(frame: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!frame.current || !('IntersectionObserver' in globalThis) || savesData()) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watch.observe(frame.current);

    return () => watch.disconnect();
  }, [frame]);

  return isSeen;
}

const savesData = (): boolean => globalThis.matchMedia?.('(prefers-reduced-data: reduce)').matches ?? false;

async function draw(
  source: Uint8Array | string,
  frame: React.RefObject<HTMLElement | null>,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const [{ drawFirstPage }, bytes] = await Promise.all([
    import('./pdf-drawing.js'),
    typeof source === 'string' ? bytesAt(source, signal) : source,
  ]);
  const width = frame.current?.clientWidth ?? 0;
  if (signal.aborted || width === 0) return null;
  const canvas = document.createElement('canvas');
  // Sharp on any screen, and no larger than a phone can hold.
  await drawFirstPage(bytes, canvas, Math.min(2400, width * Math.max(2, devicePixelRatio)));

  return canvas;
}

async function bytesAt(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`The document was answered ${answer.status}`);

  return new Uint8Array(await answer.arrayBuffer());
}
