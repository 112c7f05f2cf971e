import { useEffect } from 'react';
import { useDeviceSetting } from '../platform/outbox/device-setting.js';

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
