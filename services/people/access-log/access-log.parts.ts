import { accessLogOf } from "#kit/access-log/access-log.parts";

/** The people agency's part, and where the graph's way into every agency's access log begins. */
export const accessLog = accessLogOf("people");
