import { learn } from "./index";
import texts from "./owners.json";

learn(texts);
