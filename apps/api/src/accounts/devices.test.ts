import { randomUUID } from 'node:crypto';
import type { Caller } from '../testing/caller.js';
import { startTestApi, type TestApi } from '../testing/start-test-api.js';
import { presentDevices } from './device.presenter.js';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const devicesOf = async (caller: Caller): Promise<{ id: string; current: boolean; device: string }[]> =>
  (await caller.get('/accounts/devices')).body.devices;

describe('devices', () => {
  it('are listed with the one in use marked, the newest first', async () => {
    await api.as({ name: 'Lister' });
    const desk = await api.as({ name: 'Lister' });

    expect(await devicesOf(desk)).toMatchObject([{ current: true }, { current: false }]);
  });

  it('are signed out from afar, at once', async () => {
    const phone = await api.as({ name: 'Ruth' });
    const desk = await api.as({ name: 'Ruth' });
    const other = (await devicesOf(desk)).find(({ current }) => !current);
    const { status } = await desk.delete(`/accounts/devices/${other?.id}`);

    expect(status).toBe(204);
    expect((await phone.get('/accounts/profile')).status).toBe(401);
    expect((await desk.get('/accounts/profile')).status).toBe(200);
    expect(await devicesOf(desk)).toHaveLength(1);
  });

  it('of someone else do not exist', async () => {
    const owner = await api.as({ name: 'Owner' });
    const stranger = await api.as({ name: 'Stranger' });
    const [device] = await devicesOf(owner);

    expect(await devicesOf(stranger)).toHaveLength(1);
    expect((await stranger.delete(`/accounts/devices/${device?.id}`)).body.code).toBe('not-found');
    expect((await stranger.delete(`/accounts/devices/${randomUUID()}`)).status).toBe(404);
    expect((await owner.get('/accounts/profile')).status).toBe(200);
  });

  it('need someone who is signed in, and an id', async () => {
    const caller = await api.as();

    expect((await api.visitor().get('/accounts/devices')).status).toBe(401);
    expect((await api.visitor().delete(`/accounts/devices/${randomUUID()}`)).status).toBe(401);
    expect((await caller.delete('/accounts/devices/1')).status).toBe(400);
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0',
      'Firefox on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1',
      'Chrome on iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
      'Edge on Windows',
    ],
    ['curl/8.5.0', 'Unknown device'],
  ])('have a name people know: %s', (userAgent, device) => {
    const session = { id: '1', userAgent, createdAt: new Date(0), expiresAt: new Date(1) };

    expect(presentDevices([session], '1').devices[0]?.device).toBe(device);
  });
});
