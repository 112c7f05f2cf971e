import type { CertificateTemplateData } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { PdfPicture } from '../../ui/pdf-picture.js';
import type { Preview, Switches } from './use-preview.js';

const letter = 612 / 792;
const a4 = 595.28 / 841.89;

type PaneProps = Readonly<{ preview: Preview; template: CertificateTemplateData; name: string }>;

/** The very document that learners get, but for its facts. */
export function PreviewPane({ preview, template, name }: PaneProps) {
  const { pdf, problems, isDrawing, switches } = preview;

  return (
    <div aria-busy={isDrawing}>
      <Toggles preview={preview} name={name} hasOneSigner={template.signers.length === 1} />
      <div className={`mt-3 ${problems.length > 0 ? 'template-stale' : ''}`}>
        <PdfPicture
          source={pdf}
          alt={`Preview: ${template.heading}, ${switches.paper === 'a4' ? 'A4' : 'US Letter'}, for a sample learner`}
          shape={switches.paper === 'a4' ? a4 : letter}
        >
          <p className="notice">The picture cannot be drawn here. Open the PDF below to see it.</p>
        </PdfPicture>
      </div>
      <div role="status" className="mt-2 min-h-6 text-sm text-ink-2">
        {problems.length > 0 && <p className="text-brick">Not drawn yet: {problems[0]?.message}</p>}
        {problems.length === 0 && (isDrawing ? 'Drawing' : 'This is the PDF itself, with sample facts.')}
      </div>
      {pdf && <OpenPdf pdf={pdf} />}
    </div>
  );
}

type TogglesProps = Readonly<{ preview: Preview; name: string; hasOneSigner: boolean }>;

function Toggles({ preview: { switches, setSwitches }, name, hasOneSigner }: TogglesProps) {
  const toggles: readonly Readonly<{
    label: string;
    isOn: boolean;
    next: (isOn: boolean) => Partial<Switches>;
  }>[] = [
    { label: 'Long name', isOn: switches.longName, next: (longName) => ({ longName }) },
    ...(hasOneSigner
      ? [{ label: 'Two signers', isOn: switches.twoSigners, next: (twoSigners: boolean) => ({ twoSigners }) }]
      : []),
    {
      label: 'A4',
      isOn: switches.paper === 'a4',
      next: (isOn) => ({ paper: isOn ? ('a4' as const) : ('letter' as const) }),
    },
  ];

  return (
    <fieldset className="flex flex-wrap gap-x-6">
      <legend className="sr-only">Preview with</legend>
      {toggles.map(({ label, isOn, next }) => (
        <label key={label} className="inline-flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name={`${name}-${label}`}
            className="size-5 accent-pine"
            checked={isOn}
            onChange={({ target }) => setSwitches({ ...switches, ...next(target.checked) })}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function OpenPdf({ pdf }: { pdf: Uint8Array }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([pdf.slice()], { type: 'application/pdf' }));
    setAddress(made);

    return () => URL.revokeObjectURL(made);
  }, [pdf]);

  return (
    <a
      href={address}
      download="certificate-preview.pdf"
      className="text-link inline-flex min-h-11 items-center"
    >
      Download this preview
    </a>
  );
}
