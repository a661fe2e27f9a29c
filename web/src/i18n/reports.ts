import { learn } from "./index";
import texts from "./reports.json";

learn(texts);
