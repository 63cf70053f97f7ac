/** What every page does. Each part looks for its own elements and does nothing where there are none. */
import { addCopyButtons } from './copy.ts';
import { showDefinitions } from './definitions.ts';
import { runMenu } from './menu.ts';
import { followPlace } from './place.ts';
import { runPredictions } from './predictions.ts';
import { runQuizzes } from './quizzes.ts';
import { runRecalls } from './recalls.ts';
import { letScrollByKeyboard } from './scrolling.ts';
import { runSearchButton } from './search-button.ts';
import { runThemeSwitch } from './theme-switch.ts';

runThemeSwitch();
runMenu();
runSearchButton();
addCopyButtons(document);
runQuizzes();
runPredictions();
runRecalls();
followPlace();
showDefinitions();
letScrollByKeyboard();
