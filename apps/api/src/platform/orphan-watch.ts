/** Ends this process when the one that started it is gone without saying so (kill -9). */
export function watchParent(parentPid: number | undefined, end: () => void): void {
  if (!parentPid) return;
  const timer = setInterval(() => {
    if (process.ppid === parentPid) return;
    clearInterval(timer);
    end();
  }, 1000);
  timer.unref();
}
