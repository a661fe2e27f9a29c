import texts from "./imports.json";
import { learn } from "./index";

learn(texts);
