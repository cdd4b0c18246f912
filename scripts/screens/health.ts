/** Pictures of the health section: all is well, and with the report made. */
import type { Room } from './room';

export const healthRoom: Room = {
  name: 'health',
  async shoot({ id, take }) {
    await id('nav-health').click();
    await id('health').waitFor();
    await take('health');
    await id('make-report').click();
    await id('support-report').scrollIntoViewIfNeeded();
    await take('health-report');
  },
};
