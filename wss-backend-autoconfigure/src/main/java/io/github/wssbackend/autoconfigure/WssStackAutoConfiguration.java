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

package io.github.wssbackend.autoconfigure;

import io.github.wssbackend.invocation.NodeInvoker;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for the other stacks: says so where servers are configured that
 * nothing could serve.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WssServerAutoConfiguration.class)
@ConditionalOnBean(NodeInvoker.class)
@ConditionalOnMissingBean(WssServerLifecycle.class)
public final class WssStackAutoConfiguration {

	@Bean
	static LazyInitializationExcludeFilter wssStackIsCheckedEagerly() {
		return LazyInitializationExcludeFilter.forBeanTypes(UnsupportedStackCheck.class);
	}

	@Bean
	UnsupportedStackCheck wssUnsupportedStackCheck(WssProperties properties) {
		return new UnsupportedStackCheck(properties);
	}

}
