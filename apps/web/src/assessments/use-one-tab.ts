import { useCallback, useEffect, useRef, useState } from 'react';

/** `alone`: no other tab. `another`: another tab has this quiz open too. `moved`: the learner went on in another tab. */
export type TabState = 'alone' | 'another' | 'moved';

type Word = 'anyone?' | 'here' | 'mine';
const isWord = (value: unknown): value is Word => value === 'anyone?' || value === 'here' || value === 'mine';

/** Notices the same attempt in another tab of this browser. Both stay correct either way; two open copies only confuse. */
export function useOneTab(attemptId: string): { tab: TabState; useThisOne(): void } {
  const [tab, setTab] = useState<TabState>('alone');
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    if (!('BroadcastChannel' in globalThis)) return undefined;
    const tabs = new BroadcastChannel(`cohesion-attempt-${attemptId}`);
    channel.current = tabs;
    tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isWord(data)) return;
      if (data === 'anyone?') tabs.postMessage('here');
      if (data === 'here') setTab('another');
      if (data === 'mine') setTab('moved');
    };
    tabs.postMessage('anyone?');

    return () => {
      tabs.close();
      channel.current = null;
    };
  }, [attemptId]);

  const useThisOne = useCallback(() => {
    channel.current?.postMessage('mine');
    setTab('alone');
  }, []);

  return { tab, useThisOne };
}
