import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { largestFile, mostFiles } from './choice.js';

type ChooseProps = Readonly<{
  isDisabled: boolean;
  onChoose: (files: readonly File[]) => void;
}>;

/** Files, chosen with the browser's own control or dropped anywhere on the page. */
export function ChooseFiles({ isDisabled, onChoose }: ChooseProps) {
  const isOver = useDrop(isDisabled ? null : onChoose);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const control = input.current;
    const cancelled = () => onChoose([]);
    control?.addEventListener('cancel', cancelled);

    return () => control?.removeEventListener('cancel', cancelled);
  }, [onChoose]);
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    currentTarget.value = '';
    onChoose(files);
  };

  return (
    <div
      className={`rounded-xl border-2 border-dashed px-5 py-8 text-center ${isOver ? 'border-pine bg-pine-soft' : 'border-edge bg-card'}`}
    >
      <input
        ref={input}
        id="certificate-files"
        type="file"
        multiple
        accept="application/pdf,.pdf"
        disabled={isDisabled}
        aria-describedby="certificate-files-hint"
        className="file-pick sr-only"
        onChange={take}
      />
      <label htmlFor="certificate-files" className="button" data-disabled={isDisabled || undefined}>
        Choose PDF files
      </label>
      <p id="certificate-files-hint" className="mt-3 text-sm text-ink-2">
        <span className="hidden sm:inline">Or drop them on this page. </span>
        Up to {mostFiles} at once, at most {largestFile / 1024 / 1024} MB each.
      </p>
    </div>
  );
}

/** Whether files hover over the page; they may be dropped anywhere, so that a near miss does not open one instead. */
function useDrop(onDrop: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(onDrop !== null);
    };
    const left = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop?.([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);

    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
    };
  }, [onDrop]);

  return isOver;
}
