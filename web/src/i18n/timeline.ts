import { learn } from "./index";
import texts from "./timeline.json";

learn(texts);
