/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.client;

/**
 * Where an outbound connection stands.
 *
 * @since 0.1.0
 */
public enum WssClientState {

	/** It was not asked to open yet. */
	IDLE,

	/** It is being opened, up to the restored subscriptions. */
	CONNECTING,

	/** It is open. */
	OPEN,

	/** It is down and will be opened again. */
	WAITING,

	/** It is down for good. */
	CLOSED

}
