import { learn } from "./index";
import texts from "./views.json";

learn(texts);
