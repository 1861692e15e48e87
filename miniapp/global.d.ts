/// <reference types="@tarojs/taro" />

/** Set by config/index.ts. */
declare const API_ORIGIN: string;
declare const CLIENT_VERSION: string;

declare module '*.scss';
