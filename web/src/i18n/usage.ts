import { learn } from "./index";
import texts from "./usage.json";

learn(texts);
