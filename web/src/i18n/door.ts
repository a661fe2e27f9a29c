import texts from "./door.json";
import { learn } from "./index";

learn(texts);
