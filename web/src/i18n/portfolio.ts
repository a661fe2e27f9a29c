import { learn } from "./index";
import texts from "./portfolio.json";

learn(texts);
