import { lazy } from 'react';

const overlays = () => import('./lesson-overlays.js');

/** Fetches what opens over a lesson before it is asked for, so that it is there without a network. */
export const fetchOverlays = (): void => void overlays().catch(() => undefined);

export const Explanation = lazy(async () => ({ default: (await overlays()).Explanation }));
export const Figure = lazy(async () => ({ default: (await overlays()).Figure }));
export const ReadingSettingsPopover = lazy(async () => ({
  default: (await overlays()).ReadingSettingsPopover,
}));
export const ContentsSheet = lazy(async () => ({ default: (await overlays()).ContentsSheet }));
export const Cases = lazy(async () => ({ default: (await import('./cases.js')).Cases }));
