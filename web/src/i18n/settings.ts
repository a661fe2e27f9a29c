import { learn } from "./index";
import texts from "./settings.json";

learn(texts);
