import { learn } from "./index";
import texts from "./look_back.json";

learn(texts);
