import { judge } from '../../checks/judge.ts';
import upAgain from './up-again.exercise.ts';

// #region check
judge(upAgain, {
  alive: async (scene) => {
    await scene.start();
    const times = scene.random.integer(3, 6);
    for (let time = 0; time < times; time += 1) {
      const { status, code } = await scene.call('/health');
      if (status !== 200) return scene.fail('status', { times, got: String(status ?? code) });
    }
  },
});
// #endregion check
