// `npm start`: the whole hub in one process, four agencies on SQLite behind the gateway.
import "reflect-metadata";
