import { maxHeading, maxOwnLine, usualHeadings, type CertificateTemplateData } from '@cohesion/contracts';
import { RadioFields } from '../../ui/choices.js';
import { TextAreaField, TextField } from '../../ui/field.js';
import { PictureField } from './picture-field.js';

type LookProps = Readonly<{
  org: string;
  template: CertificateTemplateData;
  societyName: string;
  errorOf: (field: string) => string | undefined;
  change: (what: string, parts: Partial<CertificateTemplateData>) => void;
}>;

/** Color, logo and words. */
export function LookFields(props: LookProps) {
  const { template, errorOf, change } = props;

  return (
    <>
      <section aria-labelledby="look" className="flex flex-col gap-6">
        <h2 id="look">How it looks</h2>
        <ColorField {...props} />
        <LogoField {...props} />
      </section>
      <section aria-labelledby="words" className="flex flex-col gap-6">
        <h2 id="words">What it says</h2>
        <TextField
          label="Heading"
          name="heading"
          list="usual-headings"
          hint="Choose from the list, or write your own"
          maxLength={maxHeading}
          autoComplete="off"
          value={template.heading}
          error={errorOf('heading')}
          onChange={({ target }) => change('heading', { heading: target.value })}
        />
        <datalist id="usual-headings">
          {usualHeadings.map((heading) => (
            <option key={heading} value={heading}>
              {heading}
            </option>
          ))}
        </datalist>
        <RadioFields
          name="verb"
          label="What the learner did"
          options={[
            { id: 'completed', label: 'completed', hint: 'For courses and programs' },
            { id: 'attended', label: 'attended', hint: 'For meetings and conferences' },
          ]}
          defaultValue={template.verb}
          onChoose={(id) => change('verb', { verb: id === 'attended' ? 'attended' : 'completed' })}
        />
        <TextAreaField
          label="A line of your own"
          name="line"
          hint="Optional. How long to keep the certificate, or whom to ask."
          maxLength={maxOwnLine}
          rows={2}
          value={template.line ?? ''}
          error={errorOf('line')}
          onChange={({ target }) => change('line', { line: target.value === '' ? null : target.value })}
        />
      </section>
    </>
  );
}

/** A color that is typed and one that is picked are the same. */
function ColorField({ template: { brandColor }, errorOf, change }: LookProps) {
  const isWhole = /^#[0-9a-f]{6}$/i.test(brandColor);
  const set = (value: string) => change('brandColor', { brandColor: value });

  return (
    <div className="flex items-end gap-3">
      <div className="max-w-xs grow">
        <TextField
          label="Color"
          name="brandColor"
          hint="Of the frame, your name and the credit. Dark enough to read."
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
          value={brandColor}
          error={errorOf('brandColor')}
          onChange={({ target }) => set(target.value.trim())}
        />
      </div>
      <input
        type="color"
        aria-label="Pick the color"
        className="template-color"
        value={isWhole ? brandColor.toLowerCase() : '#000000'}
        onChange={({ target }) => set(target.value)}
      />
    </div>
  );
}

function LogoField({ org, template: { logo }, societyName, errorOf, change }: LookProps) {
  const choose = (sha256: string | null) =>
    change('logo', {
      logo:
        sha256 === null
          ? null
          : { alt: `Logo of ${societyName}`.slice(0, 120), place: 'corner', ...logo, sha256 },
    });

  return (
    <PictureField
      org={org}
      name="logo"
      label="Logo"
      hint="PNG or JPEG, at most 1 MB and 2,000 pixels on a side. It is printed on white."
      sha256={logo?.sha256 ?? null}
      error={errorOf('logo')}
      onChange={choose}
    >
      {logo && (
        <div className="mt-4 flex flex-col gap-4">
          <RadioFields
            name="logo.place"
            label="Where it stands"
            options={[
              { id: 'corner', label: 'At the right', hint: 'In place of the circle of chairs' },
              { id: 'above-name', label: 'Above your name', hint: 'Smaller; the circle of chairs stays' },
            ]}
            defaultValue={logo.place}
            onChoose={(id) =>
              change('logo.place', {
                logo: { ...logo, place: id === 'above-name' ? 'above-name' : 'corner' },
              })
            }
          />
          <TextField
            label="What it shows, in words"
            name="logo.alt"
            hint="For people who hear the certificate"
            maxLength={120}
            autoComplete="off"
            value={logo.alt}
            error={errorOf('logo.alt')}
            onChange={({ target }) => change('logo.alt', { logo: { ...logo, alt: target.value } })}
          />
        </div>
      )}
    </PictureField>
  );
}
