import type { ProgramList } from '@cohesion/contracts';
import { useState } from 'react';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';

type ArchiveProps = Readonly<{ org: string; programs: ProgramList['programs']; today: string }>;

/** The browser sends it by itself and saves what comes. */
export function ArchiveForm({ org, programs, today }: ArchiveProps) {
  const [from, setFrom] = useState('');
  if (programs.length === 0) return null;

  return (
    <details className="fold mt-10 border-y border-line py-2">
      <summary className="font-semibold">Download the certificates of a course</summary>
      <form
        action={`/api/societies/${org}/certificate-archive`}
        className="my-4 flex max-w-xl flex-col gap-5"
      >
        <p className="text-ink-2">
          One ZIP with every certificate that is ready, a list of them, and a hash of each file. What is not
          ready stands in the list.
        </p>
        <div>
          <label htmlFor="archive-course" className="font-semibold">
            Course
          </label>
          <select id="archive-course" name="course" required className="field-input mt-1" defaultValue="">
            <option value="" disabled>
              Choose a course
            </option>
            {programs.map(({ course, title }) => (
              <option key={course} value={course}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <TextField
          label="Earned from"
          name="from"
          type="date"
          required
          max={today}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField label="Earned until" name="to" type="date" required min={from} max={today} />
        <p>
          <Button type="submit" quiet>
            Download
          </Button>
        </p>
      </form>
    </details>
  );
}
