import { useId } from 'react';
import { useShortcuts } from '../platform/outbox/device-setting.js';
import type { ReadingSettings } from './use-reading-settings.js';

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; words: string }[];
  choose(value: Value): void;
}

/** Type, spacing, light and shortcuts of the player; every choice shows at once. */
export function ReadingSettingsForm({ settings }: { settings: ReadingSettings }) {
  const [shortcuts, setShortcuts] = useShortcuts();

  return (
    <div className="mt-4 flex flex-col gap-5">
      <Choices
        label="Size"
        value={settings.size}
        choose={settings.setSize}
        choices={[
          { value: 'smaller', words: 'Small' },
          { value: 'standard', words: 'Standard' },
          { value: 'larger', words: 'Large' },
          { value: 'largest', words: 'Largest' },
        ]}
      />
      <Choices
        label="Spacing"
        value={settings.spacing}
        choose={settings.setSpacing}
        choices={[
          { value: 'standard', words: 'Standard' },
          { value: 'roomier', words: 'Roomier' },
        ]}
      />
      <Choices
        label="Typeface"
        value={settings.typeface}
        choose={settings.setTypeface}
        choices={[
          { value: 'reading', words: 'Literata' },
          { value: 'ui', words: 'Atkinson' },
        ]}
      />
      <Choices
        label="Light"
        value={settings.theme}
        choose={settings.setTheme}
        choices={[
          { value: 'device', words: 'As my device' },
          { value: 'light', words: 'Light' },
          { value: 'soft', words: 'Soft' },
          { value: 'dark', words: 'Dark' },
        ]}
      />
      <Choices
        label="Keys J and K for next and previous"
        value={shortcuts}
        choose={setShortcuts}
        choices={[
          { value: 'on', words: 'On' },
          { value: 'off', words: 'Off' },
        ]}
      />
      <p className="text-sm text-ink-2">Kept on this device.</p>
    </div>
  );
}

function Choices<Value extends string>({ label, value, choices, choose }: ChoicesProps<Value>) {
  const name = useId();

  return (
    <fieldset>
      <legend className="text-sm font-semibold">{label}</legend>
      <div className="mt-1 flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.value} className="lesson-choice">
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={choice.value === value}
              onChange={() => choose(choice.value)}
            />
            {choice.words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
