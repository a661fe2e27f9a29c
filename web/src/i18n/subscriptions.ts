import { learn } from "./index";
import texts from "./subscriptions.json";

learn(texts);
