import { useEffect } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Heading,
  Label,
  Popover,
  Radio,
  RadioGroup,
} from 'react-aria-components';
import { useDeviceSetting, useShortcuts } from '../platform/outbox/device-setting.js';

interface Choice<Value extends string> {
  value: Value;
  words: string;
}

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  choose(value: Value): void;
}

/** How this reader likes the text; kept on this device. */
export function useReadingSettings() {
  const [size, setSize] = useDeviceSetting('cohesion.text-size', [
    'standard',
    'smaller',
    'larger',
    'largest',
  ]);
  const [spacing, setSpacing] = useDeviceSetting('cohesion.text-spacing', ['standard', 'roomier']);
  const [typeface, setTypeface] = useDeviceSetting('cohesion.typeface', ['reading', 'ui']);
  const [theme, setTheme] = useDeviceSetting('cohesion.theme', ['device', 'light', 'soft', 'dark']);
  useEffect(() => {
    if (theme === 'device') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  return { size, setSize, spacing, setSpacing, typeface, setTypeface, theme, setTheme };
}
export type ReadingSettings = ReturnType<typeof useReadingSettings>;

/** "Aa": type, spacing and shortcuts of the player. */
export function ReadingSettingsButton({ settings }: { settings: ReadingSettings }) {
  const [shortcuts, setShortcuts] = useShortcuts();

  return (
    <DialogTrigger>
      <Button
        aria-label="Aa: how the text looks"
        className="min-h-11 min-w-11 rounded-lg px-3 hover:bg-sunken"
      >
        Aa
      </Button>
      <Popover placement="bottom end" className="lesson-popover">
        <Dialog className="lesson-popover-text flex flex-col gap-5">
          <Heading slot="title" className="text-lg font-semibold">
            How the text looks
          </Heading>
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
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choices<Value extends string>({ label, value, choices, choose }: ChoicesProps<Value>) {
  const chosen = (next: string) => {
    const choice = choices.find((candidate) => candidate.value === next);
    if (choice) choose(choice.value);
  };

  return (
    <RadioGroup value={value} onChange={chosen}>
      <Label className="text-sm font-semibold">{label}</Label>
      <div className="mt-1 flex flex-wrap gap-2">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className="lesson-choice">
            {choice.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
