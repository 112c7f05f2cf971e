type Answer = Readonly<{ status: number; body: unknown }>;
type Sent = Readonly<{ method: string; url: string; body: unknown }>;

/** Plays the network for files: a request reports half of the way, then gets this answer; status 0 is silence. */
export function playUploads(answer: () => Promise<Answer>): readonly Sent[] {
  const sent: Sent[] = [];
  class FakeRequest {
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    status = 0;
    responseText = '';
    onload?: () => void;
    onerror?: () => void;
    private place = { method: '', url: '' };
    open(method: string, url: string): void {
      this.place = { method, url };
    }
    setRequestHeader(): void {}
    send(body: unknown): void {
      sent.push({ ...this.place, body });
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      void answer().then((said) => this.hear(said));
    }
    private hear({ status, body }: Answer): void {
      if (status === 0) return this.onerror?.();
      this.status = status;
      this.responseText = JSON.stringify(body);
      this.onload?.();
    }
  }
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest });

  return sent;
}
