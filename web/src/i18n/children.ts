import texts from "./children.json";
import { learn } from "./index";

learn(texts);
